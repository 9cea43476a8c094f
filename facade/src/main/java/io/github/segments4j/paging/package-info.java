/** Paged listings: by item, by page, or as a single page. */
@NullMarked
package io.github.segments4j.paging;

import org.jspecify.annotations.NullMarked;
