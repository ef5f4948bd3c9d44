package club.vafa.bot.local;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads the answer to an inbound message: the texts that Twilio is asked to send back. */
final class Twiml {

  private Twiml() {}

  /** Empty where the answer is one that Twilio cannot use. Plain text is itself the message, which has surprised many. */
  static Optional<List<String>> messages(TwilioHooks.HookAnswer answer) {
    if (answer.status() / 100 != 2) {
      return Optional.empty();
    }
    if (answer.body().isBlank()) {
      return Optional.of(List.of());
    }
    if (answer.contentType().startsWith("text/plain")) {
      return Optional.of(List.of(answer.body()));
    }
    return answer.contentType().contains("xml") || answer.contentType().startsWith("text/html") ? xml(answer.body()) : Optional.empty();
  }

  private static Optional<List<String>> xml(String body) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      var root = builder.parse(new InputSource(new StringReader(body))).getDocumentElement();
      return root.getTagName().equals("Response") ? Optional.of(texts(root)) : Optional.empty();
    } catch (SAXException | ParserConfigurationException | IOException e) {
      return Optional.empty();
    }
  }

  private static List<String> texts(Element response) {
    var texts = new ArrayList<String>();
    var children = response.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element element && (element.getTagName().equals("Message") || element.getTagName().equals("Sms"))) {
        var bodies = element.getElementsByTagName("Body");
        texts.add((bodies.getLength() > 0 ? bodies.item(0) : element).getTextContent().strip());
      }
    }
    return texts;
  }
}
