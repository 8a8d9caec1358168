namespace Microsoft.ML.Compat.Rows;

/// <summary>
/// What a row-to-row transformer does once it is bound to an input schema: which columns it adds, what each needs, and how their values come.
/// The constructor checks the input schema. A mapper holds no state of a row: it serves any number of cursors at once.
/// </summary>
internal abstract class RowMapper
{
    private readonly Lazy<DataViewSchema.DetachedColumn[]> _outputs;

    protected RowMapper(DataViewSchema inputSchema)
    {
        InputSchema = Guard.NotNull(inputSchema, nameof(inputSchema));
        _outputs = new(DescribeOutputs);
    }

    public DataViewSchema InputSchema { get; }

    public IReadOnlyList<DataViewSchema.DetachedColumn> Outputs => _outputs.Value;

    /// <summary>Whether the rows must be computed one after the other in one cursor, because what is computed depends on the rows before.</summary>
    public virtual bool IsSequential => false;

    /// <summary>Indexes of the input columns that output column <paramref name="output"/> is computed from.</summary>
    public abstract IEnumerable<int> InputsOf(int output);

    /// <summary>
    /// One getter (a ValueGetter of the column's raw type) for each active output, null for the others. Override it when several columns come of
    /// one computation, and share a <see cref="OncePerRow"/>.
    /// </summary>
    public virtual Delegate[] CreateGetters(DataViewRow input, bool[] active, RowResources resources)
    {
        var getters = new Delegate[active.Length];
        for (var i = 0; i < active.Length; i++)
            getters[i] = active[i] ? CreateGetter(input, i, resources) : null;
        return getters;
    }

    protected abstract DataViewSchema.DetachedColumn[] DescribeOutputs();

    /// <summary>The getter of one active output. What must be disposed with the row goes to <paramref name="resources"/>.</summary>
    protected abstract Delegate CreateGetter(DataViewRow input, int output, RowResources resources);
}
