using Microsoft.ML.Compat.Persistence;

namespace Microsoft.ML.Trainers;

public class ModelStatisticsBase : ICanSaveModel
{
    public readonly float Deviance;
    public readonly float NullDeviance;
    public readonly int ParametersCount;
    public readonly long TrainingExampleCount;

    internal const string LoaderName = "ModelStatistics";

    internal ModelStatisticsBase(long trainingExampleCount, int parametersCount, float deviance, float nullDeviance)
    {
        TrainingExampleCount = trainingExampleCount;
        ParametersCount = parametersCount;
        Deviance = deviance;
        NullDeviance = nullDeviance;
    }

    internal ModelStatisticsBase(ModelReader reader)
        : this(reader.ReadInt64(), reader.ReadInt32(), reader.ReadSingle(), reader.ReadSingle())
    {
    }

    void ICanSaveModel.Save(ModelSaveContext ctx)
    {
        var writer = ctx.Begin(LoaderName);
        writer.Write(TrainingExampleCount);
        writer.Write(ParametersCount);
        writer.Write(Deviance);
        writer.Write(NullDeviance);
    }
}
