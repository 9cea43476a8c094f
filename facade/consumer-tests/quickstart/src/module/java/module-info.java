module consumer {
  requires io.github.segments4j;
}
