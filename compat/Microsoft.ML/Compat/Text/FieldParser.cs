namespace Microsoft.ML.Compat.Text;

/// <summary>Reads a value from a field; false when the text is no such value. Even then there is a value, the missing one or the default.</summary>
internal delegate bool FieldParser<T>(ReadOnlyMemory<char> text, out T value);
