package io.github.segments4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.segments4j.call.RetryPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  @Test
  void policy_isValue() {
    RetryPolicy policy = RetryPolicy.standard().maxAttempts(3).initialBackoff(Duration.ofMillis(1));

    assertThat(policy)
        .isEqualTo(
            new RetryPolicy(
                3, Duration.ofMillis(1), Duration.ofSeconds(10), Duration.ofSeconds(75)));
    assertThat(policy.maxBackoff(Duration.ZERO).totalTimeout(Duration.ZERO).maxAttempts())
        .isEqualTo(3);
  }

  @Test
  void interactive_isLessPatient() {
    assertThat(RetryPolicy.interactive())
        .isEqualTo(
            new RetryPolicy(
                8, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(10)));
  }

  @Test
  void policy_invalidValue_isRejected() {
    RetryPolicy policy = RetryPolicy.standard();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.maxAttempts(0))
        .withMessage("maxAttempts must be 1 or more, but was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.totalTimeout(Duration.ofSeconds(-1)))
        .withMessage("totalTimeout must be between 0 and a day, but was PT-1S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.initialBackoff(Duration.ofDays(2)))
        .withMessage("initialBackoff must be between 0 and a day, but was PT48H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.maxBackoff(Duration.ofDays(2)))
        .withMessage("maxBackoff must be between 0 and a day, but was PT48H");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SegmentsClient.builder().retryPolicy(null));
  }
}
