using Microsoft.ML.Compat;

namespace Microsoft.ML;

public sealed partial class DataViewSchema
{
    /// <summary>Named values that describe a column: a schema of kinds and one getter for each.</summary>
    public sealed partial class Annotations
    {
        private readonly Delegate[] _getters;

        private Annotations(DataViewSchema schema, Delegate[] getters)
        {
            Schema = schema;
            _getters = getters;
        }

        public static Annotations Empty { get; } = new Builder().ToAnnotations();

        public DataViewSchema Schema { get; }

        public ValueGetter<TValue> GetGetter<TValue>(Column column)
        {
            if (column.Index >= _getters.Length)
                throw new ArgumentException($"Annotation {column.Index} is outside the {_getters.Length} of this column.", nameof(column));
            return _getters[column.Index] as ValueGetter<TValue> ?? throw Errors.WrongGetter(typeof(TValue), Schema[column.Index].Type.RawType);
        }

        public void GetValue<TValue>(string kind, ref TValue value)
        {
            var column = Schema.GetColumnOrNull(kind) ?? throw Errors.Invalid($"The column has no annotation '{kind}'; it has [{this}].");
            GetGetter<TValue>(column)(ref value);
        }

        public override string ToString() => string.Join(", ", Schema.Select(x => x.Name));

        internal Delegate GetGetter(int index) => _getters[index];
    }
}
