using Microsoft.ML.Calibrators;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Trainers;

namespace Microsoft.ML.Compat.Learning;

/// <summary>A linear binary model with a Platt calibrator.</summary>
internal sealed class CalibratedLinearModel(LinearBinaryModelParameters model, PlattCalibrator calibrator)
    : CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>(model, calibrator), ICanSaveModel, ICalculateFeatureContribution
{
    internal const string LoaderName = "CalibratedLinearModel";

    internal CalibratedLinearModel(ModelReader reader)
        : this(reader.LoadChild<LinearBinaryModelParameters>(nameof(SubModel)), reader.LoadChild<PlattCalibrator>(nameof(Calibrator)))
    {
    }

    FeatureContributionCalculator ICalculateFeatureContribution.FeatureContributionCalculator => new(SubModel);

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.SaveChild(nameof(SubModel), SubModel);
        writer.SaveChild(nameof(Calibrator), Calibrator);
    }
}
