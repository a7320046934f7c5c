package io.trophycast.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotMapTest {
  @Test
  void the_slot_of_a_key_is_the_checksum_of_the_cluster_specification() {
    assertThat(SlotMap.slotOf("123456789")).isEqualTo(0x31C3 & 16_383);
    assertThat(SlotMap.slotOf("foo")).isEqualTo(12_182);
  }

  @Test
  void only_the_first_hash_tag_counts_and_an_empty_one_is_none() {
    assertThat(SlotMap.slotOf("tc:{foo}:meta")).isEqualTo(12_182);
    assertThat(SlotMap.slotOf("tc:{foo}{bar}")).isEqualTo(12_182);
    assertThat(SlotMap.slotOf("{}foo")).isNotEqualTo(12_182);
  }
}
