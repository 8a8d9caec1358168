using Microsoft.ML.Calibrators;

namespace Microsoft.ML.Compat.Learning;

/// <summary>A model whose score a calibrator turns into a probability.</summary>
internal interface ICalibratedModel
{
    IScoringModel<float> Scorer { get; }

    ICalibrator Calibrator { get; }
}
