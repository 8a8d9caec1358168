namespace Microsoft.ML.Compat.Learning;

/// <summary>A trained model that scores one feature column, whatever its type.</summary>
internal interface ISingleFeaturePredictor : ITransformer
{
    string FeatureColumnName { get; }

    object Model { get; }
}
