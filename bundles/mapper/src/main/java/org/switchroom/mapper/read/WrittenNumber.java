package org.switchroom.mapper.read;

/**
 * A number of JSON as it was written. What a partner writes as 4.10 stays 4.10, and nobody is made to write 1e999999999
 * out. Calculates only when a JSONPath compares it.
 */
final class WrittenNumber extends Number {
    private static final long serialVersionUID = 1L;

    private final String text;

    WrittenNumber(String text) {
        this.text = text;
    }

    @Override
    public int intValue() {
        return (int) doubleValue();
    }

    @Override
    public long longValue() {
        return (long) doubleValue();
    }

    @Override
    public float floatValue() {
        return (float) doubleValue();
    }

    @Override
    public double doubleValue() {
        return Double.parseDouble(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WrittenNumber number && text.equals(number.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
