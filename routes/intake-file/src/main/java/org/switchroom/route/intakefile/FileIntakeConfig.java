package org.switchroom.route.intakefile;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One watched folder, in {@code etc/org.switchroom.intake.file-<name>.cfg}. */
@ObjectClassDefinition(
        name = "Switchroom: file intake",
        description =
                "Makes jobs of CSV and JSON files that are dropped into a folder. Several folders are several files.")
@interface FileIntakeConfig {
    @AttributeDefinition(
            name = "Name",
            description = "Name of this intake, unique in the runtime: lower case letters, digits, '.' and '-', at most"
                    + " 40. What was taken is remembered under it. Empty: file-<the name in the file's name>.")
    String intake_name() default "";

    @AttributeDefinition(
            name = "Folder",
            description = "Folder to watch; made when it is not there. What is taken goes through its folders work,"
                    + " done and failed, which have to be on the same file system. Required.")
    String folder() default "";

    @AttributeDefinition(name = "Tenant", description = "Id of the tenant whose jobs they become. Default: main.")
    String tenant() default "main";

    @AttributeDefinition(
            name = "Mapping",
            description = "Name of the tenant's mapping to read by. Empty: our own field names as header or keys.")
    String mapping() default "";

    @AttributeDefinition(
            name = "Files",
            description =
                    "Which files are taken, by the ends of their names, with blanks between: csv, txt, json, jsonl,"
                            + " ndjson. Names that begin with a dot are never taken. Default: csv json jsonl ndjson.")
    String files() default "csv json jsonl ndjson";

    @AttributeDefinition(
            name = "Charset",
            description = "Charset of the files, such as UTF-8, windows-1252 or ISO-8859-15. Default: UTF-8.")
    String charset() default "UTF-8";

    @AttributeDefinition(
            name = "Dispatch",
            description = "true: each job is dispatched to its provider at once. Default: false.")
    boolean dispatch() default false;

    @AttributeDefinition(
            name = "Poll interval",
            description = "Seconds, 1 to 3600: how often the folder is looked into. Default: 5.")
    int poll_interval() default 5;

    @AttributeDefinition(
            name = "Stable time",
            description = "Seconds, 0 to 3600: for so long a file's size and time must not have changed before it is"
                    + " taken. 0: taken as soon as it is seen, which is right when every sender writes under another"
                    + " name and renames. Default: 10.")
    int stable_time() default 10;

    @AttributeDefinition(
            name = "Repeated content",
            description = "What becomes of a file with the same content as an earlier one. skip: it is set aside and"
                    + " said so. take: it is taken as any other. Default: skip.",
            options = {@Option(label = "skip", value = "skip"), @Option(label = "take", value = "take")})
    String repeated() default "skip";

    @AttributeDefinition(
            name = "Remembered",
            description = "Days, 1 to 3650: for so long the content of a finished file is recognised. Default: 90.")
    int remember_days() default 90;
}
