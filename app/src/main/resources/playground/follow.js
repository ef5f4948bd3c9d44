const NEAR_END_PIXELS = 80;

/** Keeps a list at its newest end, through new messages, pictures and a keyboard that takes its place, until the person scrolls back. */
export function follow(list) {
  let following = true;
  let byHand = 0;
  const left = () => list.scrollHeight - list.scrollTop - list.clientHeight;
  const toEnd = (smoothly) => {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    list.scrollTo({top: list.scrollHeight, behavior: smoothly && !still ? 'smooth' : 'instant'});
  };
  for (const type of ['wheel', 'touchmove', 'pointerdown', 'keydown']) {
    list.addEventListener(type, () => { byHand = performance.now(); }, {passive: true});
  }
  list.addEventListener('scroll', () => {
    if (left() < NEAR_END_PIXELS) {
      following = true;
    } else if (performance.now() - byHand < 1000) {
      following = false;
    }
  }, {passive: true});
  list.addEventListener('load', () => following && toEnd(false), true);
  new ResizeObserver(() => following && toEnd(false)).observe(list);
  return {
    /** The list has grown; an own message brings the end back even to one who has scrolled away. */
    grown(own, smoothly) {
      following ||= own;
      if (following) {
        requestAnimationFrame(() => toEnd(smoothly));
      }
    },
  };
}
