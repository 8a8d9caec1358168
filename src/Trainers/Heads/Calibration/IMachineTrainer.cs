namespace MLNetVision.Trainers.HeadFitting;

/// <summary>A machine to be trained: on which rows, and perhaps from the machine of all rows on.</summary>
internal sealed record MachineTask<TMachine>(int[] Rows, MachineData Data, TMachine? Whole)
    where TMachine : class;

/// <summary>Trains machines that tell two sides apart.</summary>
internal interface IMachineTrainer<TMachine>
    where TMachine : class
{
    /// <summary>Trains a machine each. Every task has rows of both sides.</summary>
    TMachine[] Train(IReadOnlyList<MachineTask<TMachine>> tasks);

    /// <summary>A machine's scores of some rows.</summary>
    double[] Score(TMachine machine, int[] rows);
}
