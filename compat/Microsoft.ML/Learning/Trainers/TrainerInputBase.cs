using Microsoft.ML.Compat.Learning;

namespace Microsoft.ML.Trainers;

public abstract class TrainerInputBase
{
    public string FeatureColumnName = ColumnNames.Features;

    private protected TrainerInputBase()
    {
    }
}
