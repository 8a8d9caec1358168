using Microsoft.ML;

namespace MLNetVision.Transforms.Persistence.Heads;

/// <summary>
/// A transformer of ML.NET's own that makes the columns of a task. Its model is linear and known: what goes in as (value - Bias) / Scale comes out as value.
/// </summary>
/// <param name="Transformer">The transformer.</param>
/// <param name="Scale">What it multiplies with.</param>
/// <param name="Biases">What it adds to each value.</param>
internal sealed record SavedHead(ITransformer Transformer, float Scale, IReadOnlyList<float> Biases);
