namespace MLNetVision.Compute.Planning;

/// <summary>
/// One thing that a plan does: an op of the network, or several that run as one. It is made for training or for evaluation, sees its sizes whenever they
/// change, and allocates nothing while it runs.
/// </summary>
internal abstract class Step(string name, IReadOnlyList<Value> inputs, IReadOnlyList<Value> outputs)
{
    /// <summary>The node, the last one where several are joined.</summary>
    public string Name { get; } = name;

    public IReadOnlyList<Value> Inputs { get; } = inputs;

    public IReadOnlyList<Value> Outputs { get; } = outputs;

    /// <summary>The parameters that get gradients from this step.</summary>
    public virtual IReadOnlyList<StoredParameter> Parameters => [];

    /// <summary>Whether <see cref="Backward"/> looks at the data of an input.</summary>
    public virtual bool BackwardReadsInput(int index) => true;

    /// <summary>Whether <see cref="Backward"/> looks at the data of an output.</summary>
    public virtual bool BackwardReadsOutput(int index) => false;

    /// <summary>
    /// Whether the gradient of an input may lie in the place of the gradient of the first output: <see cref="Backward"/> then finds both the same and works in
    /// place. Asked only where this step is the first to write that gradient.
    /// </summary>
    public virtual bool PassesGradient(int index) => false;

    /// <summary>Whether the first output may lie in the place of an input that nobody reads afterwards.</summary>
    public virtual bool WorksInPlace(int index) => false;

    /// <summary>Memory that is kept from <see cref="Forward"/> to <see cref="Backward"/>, and how much of it at the present sizes.</summary>
    public virtual IEnumerable<(Block Block, long Count)> Kept => [];

    /// <summary>Whether <see cref="Commit"/> looks at what is kept.</summary>
    public virtual bool CommitReadsKept => false;

    /// <summary>Floats that <see cref="Forward"/> or <see cref="Backward"/> use in <see cref="Pass.Scratch"/> at the present sizes.</summary>
    public virtual long ScratchCount => 0;

    /// <summary>Numbers of 64 bits that the step uses in <see cref="Pass.Workspace"/> at the present sizes.</summary>
    public virtual int WorkspaceCount => 0;

    /// <summary>The sizes of inputs and outputs have changed.</summary>
    public virtual void Resize()
    {
    }

    public abstract void Forward(Pass pass);

    /// <summary>
    /// Reads the gradients of the outputs (where one has none it is zero) and writes or adds those of parameters and of the inputs that need them
    /// (<see cref="Value.AddsGradient"/>).
    /// </summary>
    public virtual void Backward(Pass pass) => throw new InvalidOperationException($"'{Name}' cannot be trained through.");

    /// <summary>The training step counts: what it changes besides parameters, such as running statistics, changes now.</summary>
    public virtual void Commit()
    {
    }
}
