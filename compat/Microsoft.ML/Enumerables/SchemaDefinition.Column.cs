using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Typed;

namespace Microsoft.ML.Data;

public sealed partial class SchemaDefinition
{
    public sealed class Column
    {
        private readonly Dictionary<string, (DataViewType Type, Delegate Getter)> _annotations = [];

        internal Column(string memberName, DataViewType columnType, string columnName)
        {
            MemberName = memberName;
            ColumnName = columnName;
            ColumnType = columnType;
        }

        public string MemberName { get; }

        public string ColumnName { get; set; }

        public DataViewType ColumnType { get; set; }

        public DataViewSchema.Annotations Annotations
        {
            get
            {
                var builder = new DataViewSchema.Annotations.Builder();
                foreach (var (kind, annotation) in _annotations)
                    builder.Add(kind, annotation.Type, annotation.Getter);
                return builder.ToAnnotations();
            }
        }

        public void AddAnnotation<T>(string kind, T value, DataViewType annotationType)
        {
            Guard.NotNull(kind, nameof(kind));
            Guard.NotNull(annotationType, nameof(annotationType));
            Guard.State(!_annotations.ContainsKey(kind), $"Column '{ColumnName}' already has an annotation '{kind}'.");
            _annotations[kind] = (annotationType, AnnotationValues.Getter(value, annotationType));
        }

        /// <summary>Takes over all annotations of a column, in place of those of the same kinds.</summary>
        internal void CopyAnnotations(DataViewSchema.Annotations annotations)
        {
            foreach (var column in annotations.Schema)
                _annotations[column.Name] = (column.Type, annotations.GetGetter(column.Index));
        }
    }
}
