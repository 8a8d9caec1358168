using Microsoft.ML.Compat.Persistence;

namespace Microsoft.ML.Calibrators;

/// <summary>p = 1 / (1 + exp(slope·output + offset)).</summary>
public sealed class PlattCalibrator : ICalibrator, ICanSaveModel
{
    internal const string LoaderName = "PlattCalibrator";

    internal PlattCalibrator(double slope, double offset)
    {
        Slope = slope;
        Offset = offset;
    }

    internal PlattCalibrator(ModelReader reader)
        : this(reader.ReadDouble(), reader.ReadDouble())
    {
    }

    public double Slope { get; }

    public double Offset { get; }

    public float PredictProbability(float output) => float.IsNaN(output) ? output : (float)(1 / (1 + Math.Exp((Slope * output) + Offset)));

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.Write(Slope);
        writer.Write(Offset);
    }
}
