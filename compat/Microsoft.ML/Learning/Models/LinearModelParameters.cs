using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Compat.Learning.Kernels;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

public abstract class LinearModelParameters : ModelParametersBase<float>, ICalculateFeatureContribution
{
    private readonly float[] _weights;

    private protected LinearModelParameters(float[] weights, float bias)
        : base(weights.Length, NumberDataViewType.Single)
    {
        Guard.Argument(Array.TrueForAll(weights, float.IsFinite), nameof(weights), "A linear model needs finite weights; training has diverged.");
        Guard.Argument(float.IsFinite(bias), nameof(bias), $"A linear model needs a finite bias, not {bias}; training has diverged.");
        _weights = weights;
        Weights = new WeightList(weights);
        Bias = bias;
    }

    private protected LinearModelParameters(ModelReader reader)
        : this(reader.ReadArray<float>(), reader.ReadSingle())
    {
    }

    public IReadOnlyList<float> Weights { get; }

    public float Bias { get; protected set; }

    FeatureContributionCalculator ICalculateFeatureContribution.FeatureContributionCalculator => new(this);

    private protected sealed override void Score(in VBuffer<float> features, ref float score) =>
        score = Bias + (features.IsDense ? Lanes.Dot(features.GetValues(), _weights) : Lanes.Dot(features.GetValues(), features.GetIndices(), _weights));

    private protected ModelWriter SaveWeights(ModelSaveContext ctx, string loader)
    {
        var writer = ctx.Begin(loader);
        writer.WriteArray<float>(_weights);
        writer.Write(Bias);
        return writer;
    }
}
