using Microsoft.ML.Compat.Learning;

namespace Microsoft.ML.Trainers;

public abstract class TrainerInputBaseWithLabel : TrainerInputBase
{
    public string LabelColumnName = ColumnNames.Label;

    private protected TrainerInputBaseWithLabel()
    {
    }
}
