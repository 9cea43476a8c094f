package io.github.segments4j.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what a request asks for, and says so in an answer. */
final class RequestHandler {

  private final Store store;
  private final Authenticator access;

  RequestHandler(Store store, Authenticator access) {
    this.store = store;
    this.access = access;
  }

  void answer(ApiRequest request, ResponsePlan plan) {
    try {
      Endpoint endpoint = request.endpoint();
      access.check(request);
      request.checkParameters();
      synchronized (store) {
        answer(endpoint, request, plan);
      }
    } catch (ApiError refusal) {
      refusal.writeTo(plan);
    }
  }

  private void answer(Endpoint endpoint, ApiRequest request, ResponsePlan plan) throws ApiError {
    switch (endpoint) {
      case LIST_SEGMENTS -> listSegments(chosen(request.ids()), request, plan);
      case CREATE_SEGMENTS -> createSegments(request, plan);
      case UPDATE_SEGMENTS -> updateSegments(request, plan);
      case DELETE_SEGMENTS ->
          delete(request, plan, store::deleteSegments, store::deleteAllSegments);
      case LIST_MEMBERS -> listProfiles(store.segment(request.id()).members(), request, plan);
      case ADD_MEMBERS -> addMembers(store.segment(request.id()), request, plan);
      case REMOVE_MEMBERS -> {
        MemberIndexes members = store.segment(request.id()).members();
        delete(request, plan, ids -> members.removeAll(Store.places(ids)), members::clear);
      }
      case LIST_PROFILES -> listProfiles(store.population(), request, plan);
      case CREATE_PROFILES -> createProfiles(request, plan);
      case DELETE_PROFILES ->
          delete(request, plan, store::deleteProfiles, store::deleteAllProfiles);
      case LIST_SEGMENTS_OF_PROFILE -> listSegments(store.segmentsOf(request.id()), request, plan);
    }
  }

  private List<SegmentState> chosen(Optional<Set<UUID>> ids) {
    return store.segments().stream()
        .filter(segment -> ids.isEmpty() || ids.get().contains(segment.id()))
        .toList();
  }

  private static void listSegments(
      List<SegmentState> segments, ApiRequest request, ResponsePlan plan) throws ApiError {
    plan.json(
        200,
        PageRenderer.of(request, plan)
            .write(
                segments.size(),
                (from, to) -> segments.subList((int) from, (int) to),
                (json, segment) -> json.append(segment.json())));
  }

  private static void listProfiles(MemberIndexes places, ApiRequest request, ResponsePlan plan)
      throws ApiError {
    plan.json(
        200,
        PageRenderer.of(request, plan)
            .write(places.size(), places::slice, ProfileGenerator::append));
  }

  private void createSegments(ApiRequest request, ResponsePlan plan) throws ApiError {
    BatchBody.run(
        Json.items(request.body(), Map.class, RequestHandler::segmentText),
        text -> store.createSegment(text.name(), text.description()).json(),
        plan);
  }

  private void updateSegments(ApiRequest request, ResponsePlan plan) throws ApiError {
    BatchBody.run(
        Json.items(request.body(), Map.class, RequestHandler::segmentText),
        text -> store.updateSegment(text.id(), text.name(), text.description()).json(),
        plan);
  }

  private void addMembers(SegmentState segment, ApiRequest request, ResponsePlan plan)
      throws ApiError {
    BatchBody.run(
        Json.items(request.body(), String.class, Json::uuid),
        id -> ProfileGenerator.json(store.addMember(segment, id)),
        plan);
  }

  private void createProfiles(ApiRequest request, ResponsePlan plan) throws ApiError {
    BatchBody.run(
        Json.items(request.body(), Map.class, item -> Json.integer(item, "customer_id")),
        customerId -> ProfileGenerator.json(store.createProfile(customerId)),
        plan);
  }

  /** Without a choice of ids everything goes, as with the real one. */
  private static void delete(
      ApiRequest request, ResponsePlan plan, Consumer<Set<UUID>> chosen, Runnable all)
      throws ApiError {
    request.ids().ifPresentOrElse(chosen, all);
    plan.nothing();
  }

  private static SegmentText segmentText(Map<?, ?> item) throws ApiError {
    String id = Json.string(item, "id");
    return new SegmentText(
        id == null ? null : Json.uuid(id),
        Json.string(item, "name"),
        Json.string(item, "description"));
  }

  private record SegmentText(
      @Nullable UUID id, @Nullable String name, @Nullable String description) {}
}
