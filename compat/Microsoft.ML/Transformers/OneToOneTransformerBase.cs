using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Rows;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>A transformer whose every output column is computed from one input column.</summary>
public abstract class OneToOneTransformerBase : RowToRowTransformerBase
{
    private protected OneToOneTransformerBase(IHost host, params (string Output, string Input)[] columns)
        : base(host)
    {
        Columns = Guard.NotNull(columns, nameof(columns));
        var outputs = new HashSet<string>();
        foreach (var (output, input) in columns)
        {
            Guard.NotEmpty(input, nameof(columns));
            Guard.NotEmpty(output, nameof(columns));
            Guard.Argument(outputs.Add(output), nameof(columns), $"Output column '{output}' is named twice; each output needs a name of its own.");
        }
    }

    internal (string Output, string Input)[] Columns { get; }

    /// <summary>Throws when input column <paramref name="input"/> does not suit pair <paramref name="pair"/>.</summary>
    private protected virtual void CheckInput(int pair, DataViewSchema.Column input)
    {
    }

    /// <summary>A mapper with one output for each pair of the transformer.</summary>
    private protected abstract class OneToOneMapper : RowMapper
    {
        protected OneToOneMapper(OneToOneTransformerBase owner, DataViewSchema inputSchema)
            : base(inputSchema)
        {
            Columns = owner.Columns;
            Inputs = [.. owner.Columns.Select((pair, i) => FindInput(owner, inputSchema, pair.Input, i))];
        }

        /// <summary>The pairs of names.</summary>
        protected (string Output, string Input)[] Columns { get; }

        /// <summary>The input column of each pair.</summary>
        protected DataViewSchema.Column[] Inputs { get; }

        public sealed override IEnumerable<int> InputsOf(int output) => [Inputs[output].Index];

        private static DataViewSchema.Column FindInput(OneToOneTransformerBase owner, DataViewSchema schema, string name, int pair)
        {
            var column = schema.GetColumnOrNull(name) ?? throw Errors.MissingColumn("inputSchema", "input", name);
            owner.CheckInput(pair, column);
            return column;
        }
    }
}
