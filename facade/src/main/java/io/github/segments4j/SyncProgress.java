package io.github.segments4j;

/**
 * How far a sync is.
 *
 * @param completed how many steps are through with, whatever became of them
 * @param total how many there are: profiles to create, members to add, members to remove
 */
public record SyncProgress(int completed, int total) {}
