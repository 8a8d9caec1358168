using Microsoft.ML;

namespace MLNetVision.Sweeps;

/// <summary>What an objective sees of a fitted pipeline.</summary>
/// <param name="Context">The context of the sweep.</param>
/// <param name="Model">The fitted pipeline.</param>
/// <param name="Data">The rows to measure with, which it has not seen.</param>
/// <param name="Scored">The same rows, scored.</param>
public sealed record SweepMeasure(MLContext Context, ITransformer Model, IDataView Data, IDataView Scored);
