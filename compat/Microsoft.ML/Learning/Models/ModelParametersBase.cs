using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Learning;
using Microsoft.ML.Data;

namespace Microsoft.ML.Trainers;

public abstract class ModelParametersBase<TOutput> : ICanSaveModel, IScoringModel<TOutput>
{
    private protected ModelParametersBase(int featureCount, DataViewType scoreType)
    {
        FeatureType = new VectorDataViewType(NumberDataViewType.Single, featureCount);
        ScoreType = scoreType;
    }

    VectorDataViewType IScoringModel<TOutput>.FeatureType => FeatureType;

    DataViewType IScoringModel<TOutput>.ScoreType => ScoreType;

    private protected VectorDataViewType FeatureType { get; }

    private protected DataViewType ScoreType { get; }

    void IScoringModel<TOutput>.Score(in VBuffer<float> features, ref TOutput score)
    {
        Guard.State(features.Length == FeatureType.Size, $"A vector of {features.Length} features came to a model of {FeatureType.Size}.");
        Score(features, ref score);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => SaveModel(Guard.NotNull(ctx, nameof(ctx)));

    private protected abstract void Score(in VBuffer<float> features, ref TOutput score);

    private protected abstract void SaveModel(ModelSaveContext ctx);
}
