using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Learning;

/// <summary>A trained model that maps a feature vector to a score: a float, or a vector of them. Safe to use from several threads at once.</summary>
internal interface IScoringModel<TScore>
{
    VectorDataViewType FeatureType { get; }

    DataViewType ScoreType { get; }

    void Score(in VBuffer<float> features, ref TScore score);
}
