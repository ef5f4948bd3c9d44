const WORDS = {
  fa: {
    title: 'زمین تمرین وفا',
    subtitle: 'تلگرام و پیامک مشتری‌ها، همان‌طور که روی گوشی دیده می‌شود',
    people: 'مشتری‌ها',
    other: 'English',
    add: 'مشتری تازه',
    welcome: 'اول یک مشتری بیاورید',
    welcomeText: 'هر نفر یک تلگرام و یک گوشی دارد. باشگاه با همان برنامه‌ای به او پاسخ می‌دهد که در تلگرام و پیامک واقعی کار می‌کند.',
    name: 'نام',
    phone: 'شمارهٔ موبایل',
    language: 'زبان تلگرام',
    persian: 'فارسی',
    english: 'انگلیسی',
    bring: 'وارد شود',
    cancel: 'انصراف',
    closeDesk: 'بستن این ستون',
    bot: 'ربات',
    typing: 'در حال نوشتن…',
    sendingPhoto: 'در حال فرستادن عکس…',
    blockedState: 'مسدود شده',
    whatBot: 'این ربات چه می‌کند؟',
    defaultDescription: 'باشگاه مشتریان؛ امتیاز، هدیه و بازی در همین گفت‌وگو.',
    start: 'شروع',
    restart: 'رفع مسدودی و شروع دوباره',
    message: 'پیام',
    send: 'فرستادن',
    commands: 'منو',
    keyboard: 'دکمه‌ها',
    attach: 'پیوست',
    more: 'بیشتر',
    shareOwn: 'فرستادن شمارهٔ خودم',
    shareOther: 'فرستادن شمارهٔ دیگری',
    throwDice: 'انداختن تاس',
    throwSlot: 'چرخاندن دستگاه بازی',
    forwardDice: 'هدایت دوبارهٔ آخرین تاس',
    forwarded: 'هدایت‌شده',
    block: 'مسدود کردن ربات',
    openWithLink: 'ورود با لینک دعوت',
    payload: 'کد دعوت',
    open: 'باز شود',
    contactQuestion: 'شماره‌تان برای ربات فرستاده شود؟',
    contactText: 'ربات نام و شمارهٔ شما را می‌بیند.',
    share: 'می‌فرستم',
    otherContact: 'شمارهٔ چه کسی؟',
    edited: 'ویرایش‌شده',
    copied: 'کپی شد',
    ok: 'باشد',
    photo: 'عکس',
    dice: 'تاس',
    sms: 'پیامک',
    smsTo: 'پیامک بنویسید',
    smsEmpty: 'هنوز پیامکی نیست. «عضویت» یا JOIN را بفرستید.',
    smsStopped: 'این شماره با STOP از دریافت پیامک خارج شده؛ با START برمی‌گردد.',
    part: 'بخش',
    parts: 'بخش',
    telegramEmpty: 'هنوز پیامی نیست',
    today: 'امروز',
    wire: 'رفت‌وآمد روی سیم',
    hidePolls: 'بدون getUpdates',
    lost: 'ارتباط با سرور قطع شد؛ دوباره وصل می‌شویم…',
    noAnswer: 'بی‌پاسخ',
    failed: 'نشد',
    clubTime: 'ساعت باشگاه',
    hourForward: 'یک ساعت جلو',
    dayForward: 'یک روز جلو',
  },
  en: {
    title: 'Vafa playground',
    subtitle: 'The customers’ Telegram and SMS, as they look on a phone',
    people: 'Customers',
    other: 'فارسی',
    add: 'New customer',
    welcome: 'Bring somebody in first',
    welcomeText: 'Everybody has a Telegram and a phone. The club answers with the same program that serves the real Telegram and real text messages.',
    name: 'Name',
    phone: 'Mobile number',
    language: 'Telegram’s language',
    persian: 'Persian',
    english: 'English',
    bring: 'Bring in',
    cancel: 'Cancel',
    closeDesk: 'Close this column',
    bot: 'bot',
    typing: 'typing…',
    sendingPhoto: 'sending a photo…',
    blockedState: 'blocked',
    whatBot: 'What can this bot do?',
    defaultDescription: 'The customers’ club: points, gifts and games in this chat.',
    start: 'Start',
    restart: 'Unblock and start again',
    message: 'Message',
    send: 'Send',
    commands: 'Menu',
    keyboard: 'Buttons',
    attach: 'Attach',
    more: 'More',
    shareOwn: 'Send my number',
    shareOther: 'Send somebody else’s number',
    throwDice: 'Throw a dice',
    throwSlot: 'Spin the slot machine',
    forwardDice: 'Forward the last dice again',
    forwarded: 'Forwarded',
    block: 'Block the bot',
    openWithLink: 'Open with an invitation link',
    payload: 'Invitation code',
    open: 'Open',
    contactQuestion: 'Share your number with the bot?',
    contactText: 'The bot will see your name and number.',
    share: 'Share',
    otherContact: 'Whose number?',
    edited: 'edited',
    copied: 'Copied',
    ok: 'OK',
    photo: 'Photo',
    dice: 'Dice',
    sms: 'Messages',
    smsTo: 'Text message',
    smsEmpty: 'No messages yet. Send JOIN or «عضویت».',
    smsStopped: 'This number has opted out with STOP; START brings it back.',
    part: 'part',
    parts: 'parts',
    telegramEmpty: 'No messages yet',
    today: 'Today',
    wire: 'On the wire',
    hidePolls: 'without getUpdates',
    lost: 'The connection is lost; trying again…',
    noAnswer: 'no answer',
    failed: 'Failed',
    clubTime: 'The club’s time',
    hourForward: 'An hour on',
    dayForward: 'A day on',
  },
};

let language = localStorage.getItem('vafa.language') === 'en' ? 'en' : 'fa';

export const t = (key) => WORDS[language][key] ?? key;
export const currentLanguage = () => language;

/** Switches between Persian and English and turns the page around. */
export function applyLanguage(next = language) {
  language = next;
  localStorage.setItem('vafa.language', language);
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'fa' ? 'rtl' : 'ltr';
  document.title = t('title');
  document.querySelectorAll('[data-text]').forEach((element) => { element.textContent = t(element.dataset.text); });
  document.querySelectorAll('[data-label]').forEach((element) => { element.setAttribute('aria-label', t(element.dataset.label)); });
}

const locale = () => (language === 'fa' ? 'fa-IR' : 'en-GB');
export const number = (value) => new Intl.NumberFormat(locale(), {useGrouping: false}).format(value);

let zone;
let ahead = 0;

/** Takes over the club's zone and how far its clock is ahead of this machine's. */
export function clubTime(time) {
  zone = time.zone;
  ahead = new Date(time.now).getTime() - Date.now();
}

export const now = () => new Date(Date.now() + ahead);
const format = (date, options) => new Intl.DateTimeFormat(locale(), {...options, timeZone: zone}).format(date);
export const clock = (date) => format(date, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
export const seconds = (date) => new Intl.DateTimeFormat('en-GB', {hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: zone}).format(date);
const date = (at) => format(at, {day: 'numeric', month: 'long', year: 'numeric'});
export const day = (at) => (date(at) === date(now()) ? t('today') : date(at));
export const moment = (at) => `${format(at, {weekday: 'long'})} ${date(at)}${language === 'fa' ? '،' : ','} ${clock(at)}`;
