/** Listings that come in pages: by item, by page, or one page alone. */
@NullMarked
package io.github.segments4j.paging;

import org.jspecify.annotations.NullMarked;
