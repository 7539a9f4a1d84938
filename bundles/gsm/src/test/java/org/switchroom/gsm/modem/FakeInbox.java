package org.switchroom.gsm.modem;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stores at once, or when the test says so. */
final class FakeInbox implements SmsInbox {
    final List<ReceivedSms> received = new CopyOnWriteArrayList<>();
    final List<SmsNews> news = new CopyOnWriteArrayList<>();
    final List<ModemStatus> states = new CopyOnWriteArrayList<>();
    volatile CompletableFuture<Boolean> disk = CompletableFuture.completedFuture(true);

    @Override
    public CompletionStage<Boolean> received(ReceivedSms sms) {
        CompletionStage<Boolean> answer = disk;
        received.add(sms);
        return answer;
    }

    @Override
    public CompletionStage<Boolean> reported(SmsNews each) {
        CompletionStage<Boolean> answer = disk;
        news.add(each);
        return answer;
    }

    @Override
    public void changed(ModemStatus status) {
        states.add(status);
    }
}
