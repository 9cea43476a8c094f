package consumer

import io.github.segments4j.SegmentsClient
import io.github.segments4j.model.ShopperProfile
import io.github.segments4j.testing.FakeStore
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.count
import kotlinx.coroutines.jdk9.asFlow
import kotlinx.coroutines.runBlocking

/** Lists a segment with the lines of the README, and fails if a profile is missing. */
fun main() = runBlocking {
  FakeStore.start().use { store ->
    val segment = store.addSegment(625)
    SegmentsClient.builder()
        .storeHash(store.storeHash()).accessToken(store.accessToken()).baseUrl(store.url()).build()
        .use { client ->
          val listing = client.segment(segment).shopperProfiles().list()

          val profiles: Flow<ShopperProfile> = listing.publisher().asFlow()  // kotlinx-coroutines-jdk9
          profiles.collect { println(it.customerId) }

          check(profiles.count() == 625 && listing.count { it.id != null } == 625)
        }
  }
}
