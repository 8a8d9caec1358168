namespace MLNetVision.Sweeps.Pruning;

/// <summary>Decides between epochs, from the records of all trials.</summary>
internal interface IPruner
{
    /// <summary>What becomes of a trial whose epoch has just been recorded.</summary>
    Verdict After(TrialRecord trial, IReadOnlyList<TrialRecord> all);

    /// <summary>A paused trial that is to go on before another is begun; null for none.</summary>
    TrialRecord? Promoted(IReadOnlyList<TrialRecord> all);
}
