package io.github.segments4j.testing;

import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A handler that performs the operation of a request and writes its response. */
final class RequestHandler {

  private final StoreState store;
  private final Authenticator authenticator;

  RequestHandler(StoreState store, Authenticator authenticator) {
    this.store = store;
    this.authenticator = authenticator;
  }

  void handle(ApiRequest request, ResponsePlan plan) {
    try {
      Endpoint endpoint = request.endpoint();
      authenticator.check(request);
      request.checkParameters();
      synchronized (store) {
        perform(endpoint, request, plan);
      }
    } catch (ApiError error) {
      write(error, request.endpointOrNull(), plan);
    }
  }

  private static void write(ApiError error, @Nullable Endpoint endpoint, ResponsePlan plan) {
    if (endpoint != null && endpoint.isBatch() && BatchBody.isStatus(error.statusCode())) {
      BatchBody.write(error, plan);
    } else if (error.isJson()) {
      plan.error(error.statusCode(), error.message());
    } else {
      plan.text(error.statusCode(), error.message());
    }
  }

  private void perform(Endpoint endpoint, ApiRequest request, ResponsePlan plan) throws ApiError {
    switch (endpoint) {
      case LIST_SEGMENTS -> listSegments(segments(request.ids()), request, plan);
      case CREATE_SEGMENTS -> createSegments(request, plan);
      case UPDATE_SEGMENTS -> updateSegments(request, plan);
      case DELETE_SEGMENTS ->
          delete(request, plan, store::deleteSegments, store::deleteAllSegments);
      case LIST_MEMBERS -> listProfiles(store.segment(request.id()).members(), request, plan);
      case ADD_MEMBERS -> addMembers(store.segment(request.id()), request, plan);
      case REMOVE_MEMBERS -> {
        MemberIndexes members = store.segment(request.id()).members();
        delete(request, plan, ids -> members.removeAll(StoreState.indexes(ids)), members::clear);
      }
      case LIST_PROFILES -> listProfiles(store.population(), request, plan);
      case CREATE_PROFILES -> createProfiles(request, plan);
      case DELETE_PROFILES ->
          delete(request, plan, store::deleteProfiles, store::deleteAllProfiles);
      case LIST_SEGMENTS_OF_PROFILE -> listSegments(store.segmentsOf(request.id()), request, plan);
    }
  }

  private List<SegmentState> segments(Optional<Set<UUID>> ids) {
    return store.segments().stream()
        .filter(segment -> ids.isEmpty() || ids.get().contains(segment.id()))
        .toList();
  }

  private static void listSegments(
      List<SegmentState> segments, ApiRequest request, ResponsePlan plan) throws ApiError {
    plan.json(
        HttpURLConnection.HTTP_OK,
        PageRenderer.of(request, plan)
            .render(
                segments.size(),
                (from, to) -> segments.subList((int) from, (int) to),
                (json, segment) -> json.append(segment.json())));
  }

  private void listProfiles(MemberIndexes indexes, ApiRequest request, ResponsePlan plan)
      throws ApiError {
    plan.json(
        HttpURLConnection.HTTP_OK,
        PageRenderer.of(request, plan)
            .render(indexes.size(), indexes::slice, store.profiles()::append));
  }

  /** Creates no segment if one of the names is taken, and does not report which. */
  private void createSegments(ApiRequest request, ResponsePlan plan) throws ApiError {
    List<SegmentFields> segments = Json.items(request.body(), Map.class, SegmentFields::of);
    if (segments.stream().anyMatch(segment -> store.isTaken(segment.name()))) {
      throw ApiError.conflict("Cannot have multiple segments with the same name.");
    }
    BatchBody.run(
        segments, fields -> store.createSegment(fields.name(), fields.description()).json(), plan);
  }

  private void updateSegments(ApiRequest request, ResponsePlan plan) throws ApiError {
    BatchBody.run(
        Json.items(request.body(), Map.class, SegmentFields::of),
        fields -> store.updateSegment(fields.id(), fields.name(), fields.description()).json(),
        plan);
  }

  private void addMembers(SegmentState segment, ApiRequest request, ResponsePlan plan)
      throws ApiError {
    BatchBody.run(
        Json.items(request.body(), String.class, Json::uuid),
        id -> store.profiles().json(store.addMember(segment, id)),
        plan);
  }

  private void createProfiles(ApiRequest request, ResponsePlan plan) throws ApiError {
    BatchBody.run(
        Json.items(request.body(), Map.class, item -> Json.integer(item, "customer_id")),
        customerId -> store.profiles().json(store.createProfile(customerId)),
        plan);
  }

  /** Deletes everything if the request has no ids, as the real API does. */
  private static void delete(
      ApiRequest request, ResponsePlan plan, Consumer<Set<UUID>> deleteByIds, Runnable deleteAll)
      throws ApiError {
    request.ids().ifPresentOrElse(deleteByIds, deleteAll);
    if (plan.deleteWithBody) {
      BatchBody.writeDeleted(request.ids().map(Set::size).orElse(0), plan);
    } else {
      plan.noContent();
    }
  }

  private record SegmentFields(
      @Nullable UUID id, @Nullable String name, @Nullable String description) {

    static SegmentFields of(Map<?, ?> item) throws ApiError {
      String id = Json.string(item, "id");
      return new SegmentFields(
          id == null ? null : Json.uuid(id),
          Json.string(item, "name"),
          Json.string(item, "description"));
    }
  }
}
