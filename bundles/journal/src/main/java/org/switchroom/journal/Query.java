package org.switchroom.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    List<R> list(StatelessSession session, String orderBy, int max) {
        SelectionQuery<R> query = session.createSelectionQuery(
                "select r from " + entity.getSimpleName() + " r" + where + " order by " + orderBy, entity);
        parameters.forEach(query::setParameter);
        return query.setMaxResults(max).getResultList();
    }
}
