package org.frond.config;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.commons.configuration2.ex.ConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * XML as sections and texts: an element with elements inside is a section, one with text a value, and several of one name side by
 * side are a list. Anything else would be lost, and is an error: attributes, text beside elements, an element that comes again.
 */
final class XmlText {

    private XmlText() {
    }

    /** What stands inside the outermost element. */
    static Map<String, Object> document(Reader in) throws ConfigurationException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Throwing());
            return section(builder.parse(new InputSource(in)).getDocumentElement(), 0);
        } catch (ParserConfigurationException | SAXException | IOException problem) {
            throw new ConfigurationException(problem);
        }
    }

    private static Map<String, Object> section(Element element, int depth) throws ConfigurationException {
        if (depth > ConfigFile.DEEPEST) {
            throw new ConfigurationException("sections lie too deep inside each other");
        }
        Map<String, Object> section = new LinkedHashMap<>();
        String before = "";
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                String name = child.getTagName();
                Object value = value(child, depth);
                Object earlier = section.get(name);
                if (earlier == null) {
                    section.put(name, value);
                } else if (name.equals(before) && !(earlier instanceof Map) && !(value instanceof Map)) {
                    section.put(name, joined(earlier, value));
                } else {
                    throw new ConfigurationException(name + " is given twice");
                }
                before = name;
            } else if (isText(node) && !node.getNodeValue().isBlank()) {
                throw new ConfigurationException("text stands beside elements inside " + element.getTagName() + ": '"
                        + node.getNodeValue().strip() + "'");
            }
        }
        return section;
    }

    private static Object value(Element element, int depth) throws ConfigurationException {
        if (element.hasAttributes()) {
            throw new ConfigurationException("the attribute " + element.getAttributes().item(0).getNodeName() + " of "
                    + element.getTagName() + " has no meaning; write an element inside");
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element) {
                return section(element, depth + 1);
            }
        }
        return element.getTextContent().strip();
    }

    private static boolean isText(Node node) {
        return node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE;
    }

    private static List<Object> joined(Object earlier, Object value) {
        List<Object> items = earlier instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>(List.of(earlier));
        items.add(value);
        return items;
    }

    private static final class Throwing implements ErrorHandler {

        @Override
        public void warning(SAXParseException problem) {
            // a warning does not change what was read
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
