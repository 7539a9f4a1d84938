package org.switchroom.mapper.read;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.switchroom.answer.Answer;
import org.switchroom.answer.Problem;
import org.switchroom.mapper.plan.Plan;
import org.switchroom.mapper.plan.Unmappable;
import org.switchroom.mapping.Mapped;

/** Makes records of trees. */
record RecordMaker(Optional<Plan> plan, int version, Finder finder) {
    Mapped mapped(long number, long line, Tree.Read tree) {
        Supplier<String> original = () -> Tree.write(tree.root());
        try {
            if (tree.tooLarge()) {
                throw new Unmappable("the record is larger than a job can be", "Send it as several records");
            }
            TreeSource source = new TreeSource(tree.root(), finder);
            Answer<Map<String, String>> fields = plan.isPresent() ? plan.get().map(source) : source.byName();
            Optional<Problem> unreadable = fields.fold(
                    values -> values.values().stream()
                            .flatMap(value -> Reading.unreadable(value).stream())
                            .findFirst(),
                    problem -> Optional.empty());
            return new Mapped(
                    number,
                    line,
                    original,
                    unreadable.map(Answer::<Map<String, String>>refused).orElse(fields));
        } catch (Unmappable wrong) {
            return Reading.bad(number, line, original, wrong);
        }
    }
}
