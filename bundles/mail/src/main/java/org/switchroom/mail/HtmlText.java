package org.switchroom.mail;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** The words of an HTML mail, line by line as they stand on the screen. */
public final class HtmlText {
    private HtmlText() {}

    /** Cells of a table's row are one line, with a space between; script and style are no words. */
    public static String of(String html) {
        if (html.isBlank()) {
            return "";
        }
        Document document = Jsoup.parse(html);
        document.select("script, style, head, template").remove();
        StringBuilder text = new StringBuilder();
        NodeTraversor.traverse(
                new NodeVisitor() {
                    @Override
                    public void head(Node node, int depth) {
                        if (node instanceof TextNode words) {
                            text.append(words.text());
                        } else if (node instanceof Element element) {
                            if (element.normalName().equals("br")) {
                                text.append('\n');
                            } else if (element.normalName().equals("td")
                                    || element.normalName().equals("th")) {
                                text.append(' ');
                            } else if (element.isBlock()) {
                                line();
                            }
                        }
                    }

                    @Override
                    public void tail(Node node, int depth) {
                        if (node instanceof Element element
                                && element.isBlock()
                                && !element.normalName().equals("td")
                                && !element.normalName().equals("th")) {
                            line();
                        }
                    }

                    private void line() {
                        if (text.length() > 0 && text.charAt(text.length() - 1) != '\n') {
                            text.append('\n');
                        }
                    }
                },
                document.body());
        return text.toString().replace('\u00a0', ' ');
    }
}
