namespace Microsoft.ML.Compat.Persistence;

/// <summary>One loadable component.</summary>
internal sealed record ModelLoader(string Name, Func<ModelReader, object> Load);
