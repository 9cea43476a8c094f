package io.github.segments4j.sync;

/**
 * The progress of a sync.
 *
 * @param completed the number of completed steps, successful or not
 * @param total the number of steps: profiles to create, members to add, members to remove
 */
public record SyncProgress(int completed, int total) {}
