namespace MLNetVision.Compute.Planning;

/// <summary>Is told when the steps of a plan have run: for those who measure where the time goes.</summary>
internal interface IStepWatch
{
    /// <summary>The inputs are in place, and the first step comes next.</summary>
    void Begins();

    /// <summary>A step has run forward.</summary>
    void RanForward(Step step);

    /// <summary>A step has run backward.</summary>
    void RanBackward(Step step);
}
