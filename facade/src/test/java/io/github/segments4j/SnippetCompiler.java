package io.github.segments4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles snippets, in memory, as the method {@code run} of a subclass of a given class. */
final class SnippetCompiler<T> {

  private static final List<String> OPTIONS =
      List.of(
          "-Xlint:all",
          "-Werror",
          "-proc:none",
          "-classpath",
          System.getProperty("java.class.path"));

  private final Class<T> superclass;
  private final String imports;

  SnippetCompiler(Class<T> superclass, List<String> packages) {
    this.superclass = superclass;
    this.imports = packages.stream().map("import %s.*;"::formatted).collect(Collectors.joining());
  }

  /** Returns the class of a snippet, whose line numbers are those of the document. */
  Class<? extends T> compile(Snippet snippet) throws IOException, ClassNotFoundException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    MemoryClassLoader classes = new MemoryClassLoader();
    try (JavaFileManager files =
        classes.fileManager(compiler.getStandardFileManager(diagnostics, null, UTF_8))) {
      JavaFileObject source = new SourceFile(source(snippet));
      compiler.getTask(null, files, diagnostics, OPTIONS, null, List.of(source)).call();
    }
    assertThat(diagnostics.getDiagnostics())
        .as(() -> snippet.file() + " does not compile:\n" + snippet.code())
        .extracting(
            diagnostic ->
                "%s:%d: %s"
                    .formatted(
                        snippet.file(), diagnostic.getLineNumber(), diagnostic.getMessage(null)))
        .isEmpty();
    return classes.loadClass("snippet.Snippet").asSubclass(superclass);
  }

  private String source(Snippet snippet) {
    return """
        package snippet; %spublic class Snippet extends %s {\
         protected void run() throws Exception {%s%s
        }}
        """
        .formatted(
            imports,
            superclass.getCanonicalName(),
            "\n".repeat(snippet.line() - 1),
            snippet.code());
  }

  private static final class SourceFile extends SimpleJavaFileObject {

    private final String text;

    SourceFile(String text) {
      super(URI.create("string:///snippet/Snippet.java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Loads the classes that the compiler wrote to its file manager. */
  private static final class MemoryClassLoader extends ClassLoader {

    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    MemoryClassLoader() {
      super(SnippetCompiler.class.getClassLoader());
    }

    JavaFileManager fileManager(JavaFileManager delegate) {
      return new ForwardingJavaFileManager<>(delegate) {
        @Override
        public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
          return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
            @Override
            public OutputStream openOutputStream() {
              return classes.computeIfAbsent(name, key -> new ByteArrayOutputStream());
            }
          };
        }
      };
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      ByteArrayOutputStream output = classes.get(name);
      if (output == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = output.toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
