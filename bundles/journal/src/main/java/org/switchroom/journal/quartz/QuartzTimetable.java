package org.switchroom.journal.quartz;

import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.switchroom.journal.JournalException;
import org.switchroom.service.Timetable;
import org.switchroom.service.Timing;

/** The timetable as jobs and triggers of the shared Quartz. */
final class QuartzTimetable implements Timetable {
    private static final String GROUP = "switchroom";

    private final Scheduler scheduler;

    QuartzTimetable(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Optional<String> wrong(Timing timing) {
        if (!(timing instanceof Timing.Cron cron)) {
            return Optional.empty();
        }
        try {
            CronExpression expression = new CronExpression(cron.expression());
            return expression.getNextValidTimeAfter(new Date()) == null
                    ? Optional.of("'" + cron.expression() + "' is never due again")
                    : Optional.empty();
        } catch (ParseException wrong) {
            return Optional.of("'" + cron.expression() + "' is no cron expression of Quartz: " + wrong.getMessage());
        }
    }

    @Override
    public void enter(String name, Timing timing, boolean first) {
        try {
            // the words by which an entry of an earlier life is known to be the same
            String words = timing + (first ? ", first" : "");
            Trigger there = scheduler.getTrigger(trigger(name));
            if (there != null && words.equals(there.getDescription())) {
                return;
            }
            JobDetail job = JobBuilder.newJob(Ring.class)
                    .withIdentity(job(name))
                    .storeDurably()
                    .build();
            scheduler.addJob(job, true);
            Trigger trigger = trigger(name, timing, first, words);
            if (there == null) {
                scheduler.scheduleJob(trigger);
            } else {
                scheduler.rescheduleJob(trigger(name), trigger);
            }
        } catch (SchedulerException e) {
            throw new JournalException(
                    "'" + name + "' could not be entered into the timetable; is the database up?", e);
        }
    }

    private static Trigger trigger(String name, Timing timing, boolean first, String words) {
        TriggerBuilder<Trigger> trigger = TriggerBuilder.newTrigger()
                .withIdentity(trigger(name))
                .forJob(job(name))
                .withDescription(words)
                .withPriority(first ? Trigger.DEFAULT_PRIORITY + 5 : Trigger.DEFAULT_PRIORITY);
        if (timing instanceof Timing.Every every) {
            return trigger.startAt(Date.from(Instant.now().plus(every.time())))
                    .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                            .withIntervalInMilliseconds(every.time().toMillis())
                            .repeatForever()
                            .withMisfireHandlingInstructionNowWithExistingCount())
                    .build();
        }
        Timing.Cron cron = (Timing.Cron) timing;
        return trigger.withSchedule(CronScheduleBuilder.cronSchedule(cron.expression())
                        .inTimeZone(TimeZone.getTimeZone(cron.zone()))
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
    }

    @Override
    public void strike(String name) {
        try {
            scheduler.deleteJob(job(name));
        } catch (SchedulerException e) {
            throw new JournalException("'" + name + "' could not be struck off the timetable; is the database up?", e);
        }
    }

    @Override
    public Optional<Instant> next(String name) {
        try {
            return Optional.ofNullable(scheduler.getTrigger(trigger(name)))
                    .map(Trigger::getNextFireTime)
                    .map(Date::toInstant);
        } catch (SchedulerException e) {
            throw new JournalException("the timetable can not be read; is the database up?", e);
        }
    }

    private static JobKey job(String name) {
        return JobKey.jobKey(name, GROUP);
    }

    private static TriggerKey trigger(String name) {
        return TriggerKey.triggerKey(name, GROUP);
    }
}
