package org.switchroom.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** An HQL query over one entity {@code r} with the conditions that are wanted. */
final class Query<R> {
    private final Class<R> entity;
    private final StringBuilder where = new StringBuilder();
    private final Map<String, Object> parameters = new HashMap<>();

    Query(Class<R> entity) {
        this.entity = entity;
    }

    /** A condition with one parameter, called {@code :name} in it. */
    Query<R> and(String condition, String name, Object value) {
        and(condition);
        parameters.put(name, value);
        return this;
    }

    Query<R> and(String condition) {
        where.append(where.isEmpty() ? " where " : " and ").append(condition);
        return this;
    }

    <T> Query<R> and(Optional<T> value, String condition, String name, Function<? super T, ?> parameter) {
        value.ifPresent(present -> and(condition, name, parameter.apply(present)));
        return this;
    }

    /**
     * From an id on, within what the fields of an index are equal to; to be ordered by these fields and the id, all
     * descending or all ascending. PostgreSQL gets it as one comparison of rows: then no index but the one that begins
     * with the fields gives the order, and a tenant with few rows is not looked for among everybody's.
     *
     * @param equal fields and values in the index's order
     * @param comparison {@code <} or {@code >}
     */
    Query<R> from(Dialect dialect, Map<String, ?> equal, String comparison, long id) {
        equal.forEach((field, value) -> parameters.put(field, value));
        parameters.put("id", id);
        String fields = equal.keySet().stream().map(field -> "r." + field).collect(Collectors.joining(", "));
        String values = equal.keySet().stream().map(field -> ":" + field).collect(Collectors.joining(", "));
        if (dialect == Dialect.POSTGRESQL) {
            String end = comparison.equals("<") ? " >= " : " <= ";
            and("(" + fields + ", r.id) " + comparison + " (" + values + ", :id)");
            return and(equal.size() == 1 ? fields + end + values : "(" + fields + ")" + end + "(" + values + ")");
        }
        equal.keySet().forEach(field -> and("r." + field + " = :" + field));
        return and("r.id " + comparison + " :id");
    }

    List<R> list(StatelessSession session, String orderBy, int max) {
        SelectionQuery<R> query = session.createSelectionQuery(
                "select r from " + entity.getSimpleName() + " r" + where + " order by " + orderBy, entity);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(max).getResultList();
    }
}
