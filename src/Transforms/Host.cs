using Microsoft.ML;

namespace MLNetVision.Transforms;

/// <summary>
/// The one context beside the caller's, whose own a catalog does not hand out. What is made with it takes no random numbers, so that it is the same whoever
/// made something with it before.
/// </summary>
internal static class Host
{
    /// <summary>The context.</summary>
    public static MLContext Context { get; } = new(seed: 1);
}
