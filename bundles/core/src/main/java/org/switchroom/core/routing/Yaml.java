package org.switchroom.core.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.switchroom.routing.Rules.Mistake;

/** YAML as nodes that know their line, with every mistake collected instead of ending at the first. One thread. */
final class Yaml {
    /** Far above any file of rules; beyond it is a mistake. */
    private static final int LONGEST = 4_000_000;

    private final List<Mistake> mistakes = new ArrayList<>();

    List<Mistake> mistakes() {
        return mistakes;
    }

    /** Empty when there is nothing in it, or when it is not YAML, which is a mistake then. */
    Optional<Node> compose(String text) {
        try {
            LoadSettings settings = LoadSettings.builder()
                    .setAllowDuplicateKeys(true) // found here, with both lines
                    .setCodePointLimit(LONGEST)
                    .setMaxAliasesForCollections(50)
                    .build();
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException unreadable) {
            Mark mark =
                    unreadable.getProblemMark().or(unreadable::getContextMark).orElse(null);
            mistakes.add(new Mistake(
                    mark == null ? 1 : mark.getLine() + 1,
                    mark == null ? 1 : mark.getColumn() + 1,
                    "this is not YAML: " + unreadable.getProblem(),
                    "Look at the indentation, the colon and the quotes there"));
        } catch (ReaderException unreadable) {
            String until = text.substring(0, Math.min(text.length(), Math.max(0, unreadable.getPosition())));
            int line =
                    (int) until.chars().filter(character -> character == '\n').count() + 1;
            mistakes.add(new Mistake(
                    line,
                    until.length() - until.lastIndexOf('\n'),
                    "there is a character that no text has",
                    "Take it out"));
        } catch (YamlEngineException unreadable) {
            mistakes.add(new Mistake(
                    1, 1, "this is not YAML: " + firstLine(unreadable.getMessage()), "Send YAML of at most 4 MB"));
        }
        return Optional.empty();
    }

    private static String firstLine(String text) {
        return String.valueOf(text).lines().findFirst().orElse("");
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    void wrong(Node node, String cause, String nextStep) {
        int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
        mistakes.add(new Mistake(line(node), column, cause, nextStep));
    }

    /** The values by key; unknown and repeated keys are mistakes. Empty when it is no mapping, which is one too. */
    Map<String, Node> mapping(Node node, String what, List<String> known) {
        Map<String, Node> values = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            wrong(node, what + " is " + kind(node), "Write keys and values, such as " + known.get(0) + ": …");
            return values;
        }
        for (NodeTuple pair : mapping.getValue()) {
            Node key = pair.getKeyNode();
            String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(name)) {
                wrong(key, what + " has no key '" + name + "'", "Use one of: " + String.join(", ", known));
            } else if (values.containsKey(name)) {
                wrong(
                        key,
                        "key '" + name + "' is there twice, first in line " + line(values.get(name)),
                        "Keep one of them");
            } else {
                values.put(name, pair.getValueNode());
            }
        }
        return values;
    }

    /** The items of a list. */
    List<Node> list(Node node, String what) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        wrong(node, what + " is " + kind(node), "Write a list, each item behind a dash");
        return List.of();
    }

    /** The texts of a list, or the one text that stands in its place. */
    List<Node> oneOrMore(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    /** Empty when it is no plain value or blank, which is a mistake then. */
    Optional<String> text(Node node, String what) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        wrong(node, what + " is " + kind(node), "Write one value");
        return Optional.empty();
    }

    private static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "keys and values";
        }
        return node instanceof SequenceNode ? "a list" : "empty or one plain value";
    }
}
