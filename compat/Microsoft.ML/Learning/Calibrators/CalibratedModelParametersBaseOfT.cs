using Microsoft.ML.Compat.Learning;

namespace Microsoft.ML.Calibrators;

public abstract class CalibratedModelParametersBase<TSubModel, TCalibrator> : CalibratedModelParametersBase, ICalibratedModel
    where TSubModel : class
    where TCalibrator : class, ICalibrator
{
    private protected CalibratedModelParametersBase(TSubModel subModel, TCalibrator calibrator)
        : base(subModel, calibrator)
    {
        SubModel = subModel;
        Calibrator = calibrator;
    }

    public new TSubModel SubModel { get; }

    public new TCalibrator Calibrator { get; }

    IScoringModel<float> ICalibratedModel.Scorer => (IScoringModel<float>)SubModel;

    ICalibrator ICalibratedModel.Calibrator => Calibrator;
}
