using Microsoft.ML;
using MLNetVision.Transforms.Persistence.Rewrapping;

namespace MLNetVision.Transforms;

/// <content>What ML.NET has loaded.</content>
public static partial class VisionModel
{
    /// <summary>
    /// Brings batches back to a model that ML.NET has loaded. What ML.NET loads are its own transformers, which score row by row; wherever a chain of them was
    /// a <see cref="ScoringTransformer"/> when it was saved, one takes its place again, with the very weights. The rest stays as it is, and so does what was
    /// given.
    /// </summary>
    /// <param name="loaded">What mlContext.Model.Load gave.</param>
    /// <param name="options">How the models are to be run.</param>
    /// <exception cref="VisionModelException">There is no model of ours in it; the message says what there is.</exception>
    public static ITransformer Rewrap(ITransformer loaded, ScoringOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        return new ChainRewrapper(options).Rewrap(loaded);
    }
}
