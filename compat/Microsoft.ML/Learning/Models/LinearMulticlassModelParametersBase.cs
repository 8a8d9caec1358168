using Microsoft.ML.Compat.Learning.Kernels;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

public abstract class LinearMulticlassModelParametersBase : ModelParametersBase<VBuffer<float>>
{
    public readonly ModelStatisticsBase Statistics;

    private readonly float[] _biases;

    // One row of weights for each class, one after the other.
    private readonly float[] _weights;

    private protected LinearMulticlassModelParametersBase(float[] biases, float[] weights, ModelStatisticsBase statistics)
        : base(weights.Length / biases.Length, new VectorDataViewType(NumberDataViewType.Single, biases.Length))
    {
        _biases = biases;
        _weights = weights;
        Statistics = statistics;
    }

    private protected LinearMulticlassModelParametersBase(ModelReader reader)
        : this(reader.ReadArray<float>(), reader.ReadArray<float>(), reader.LoadChildOrNull<ModelStatisticsBase>(nameof(Statistics)))
    {
    }

    internal int FeatureCount => _weights.Length / _biases.Length;

    internal ReadOnlySpan<float> AllWeights => _weights;

    public IEnumerable<float> GetBiases() => _biases;

    public void GetWeights(ref VBuffer<float>[] weights, out int numClasses)
    {
        numClasses = _biases.Length;
        if (weights is null || weights.Length < numClasses)
            Array.Resize(ref weights, numClasses);
        for (var c = 0; c < numClasses; c++)
        {
            var editor = VBufferEditor.Create(ref weights[c], FeatureCount);
            WeightsOf(c).CopyTo(editor.Values);
            weights[c] = editor.Commit();
        }
    }

    private protected sealed override void Score(in VBuffer<float> features, ref VBuffer<float> score)
    {
        var editor = VBufferEditor.Create(ref score, _biases.Length);
        _biases.CopyTo(editor.Values);
        if (features.IsDense)
        {
            ClassLanes.AddProducts(features.GetValues(), _weights, editor.Values);
        }
        else
        {
            for (var c = 0; c < _biases.Length; c++)
                editor.Values[c] += Lanes.Dot(features.GetValues(), features.GetIndices(), WeightsOf(c));
        }

        Calibrate(editor.Values);
        score = editor.Commit();
    }

    /// <summary>Turns the scores of the classes into what is published.</summary>
    private protected abstract void Calibrate(Span<float> scores);

    private protected void SaveWeights(ModelSaveContext ctx, string loader)
    {
        var writer = ctx.Begin(loader);
        writer.WriteArray<float>(_biases);
        writer.WriteArray<float>(_weights);
        writer.SaveChild(nameof(Statistics), Statistics);
    }

    private ReadOnlySpan<float> WeightsOf(int c) => _weights.AsSpan(c * FeatureCount, FeatureCount);
}
