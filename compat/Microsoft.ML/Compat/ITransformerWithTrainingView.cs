namespace Microsoft.ML.Compat;

/// <summary>A transformer whose result inside a pipeline's Fit is another one than at scoring.</summary>
internal interface ITransformerWithTrainingView : ITransformer
{
    IDataView TransformForTraining(IDataView input);
}
