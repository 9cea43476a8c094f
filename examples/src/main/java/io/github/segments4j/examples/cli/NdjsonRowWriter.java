package io.github.segments4j.examples.cli;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.github.segments4j.json.JsonAdapters;
import java.io.IOException;
import java.io.Writer;

/** A writer of newline-delimited JSON, with the property names of the API. */
final class NdjsonRowWriter<T> extends RowWriter<T> {

  private static final Moshi MOSHI = new Moshi.Builder().add(JsonAdapters.FACTORY).build();

  private final JsonAdapter<T> json;

  NdjsonRowWriter(RowSchema<T> schema, Writer writer) {
    super(writer);
    this.json = MOSHI.adapter(schema.type());
  }

  @Override
  void writeHeader() {}

  @Override
  void write(T item) throws IOException {
    writer().append(json.toJson(item)).append('\n');
  }
}
