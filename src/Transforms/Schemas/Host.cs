using Microsoft.ML;

namespace MLNetVision.Transforms.Schemas;

/// <summary>The one context of our own. Catalog extensions cannot reach their caller's; built-in transformers that ours are made of come from here.</summary>
internal static class Host
{
    /// <summary>Seeded, so that nothing made with it differs between runs.</summary>
    public static MLContext Context { get; } = new(seed: 0);
}
