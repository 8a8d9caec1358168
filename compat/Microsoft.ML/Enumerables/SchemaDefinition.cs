using Microsoft.ML.Compat;
using Microsoft.ML.Compat.Typed;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

/// <summary>Which columns the members of a class stand for; it starts from the attributes and can be changed.</summary>
public sealed partial class SchemaDefinition : List<SchemaDefinition.Column>
{
    private SchemaDefinition()
    {
    }

    [Flags]
    public enum Direction
    {
        Read = 1,
        Write = 2,
        Both = Read | Write,
    }

    public Column this[string columnName]
    {
        get => Find(c => c.ColumnName == columnName);
        set
        {
            Guard.NotNull(value, nameof(value));
            Guard.Argument(value.ColumnName == columnName, nameof(columnName), $"The column is named '{value.ColumnName}', not '{columnName}'.");
            var index = FindIndex(c => c.ColumnName == columnName);
            if (index >= 0)
                this[index] = value;
            else
                Add(value);
        }
    }

    public static SchemaDefinition Create(Type userType, Direction direction = Direction.Both)
    {
        var definition = new SchemaDefinition();
        var names = new HashSet<string>();
        foreach (var member in TypedMember.All(Guard.NotNull(userType, nameof(userType)), direction).Where(IsColumn))
        {
            RegisterType(member);
            var name = member.Attribute<ColumnNameAttribute>()?.Name ?? member.Name;
            Guard.Argument(names.Add(name), nameof(userType), $"Two members of {userType.Name} stand for column '{name}'; give one another name.");
            definition.Add(new Column(member.Name, TypedColumnTypes.Of(member), name));
        }

        return definition;
    }

    private static bool IsColumn(TypedMember member) => member.Type != typeof(IChannel) && member.Attribute<NoColumnAttribute>() is null;

    private static void RegisterType(TypedMember member)
    {
        var attributes = member.Attributes.OfType<DataViewTypeAttribute>().ToArray();
        Guard.Argument(attributes.Length <= 1, "userType",
            $"Member '{member.Name}' carries {attributes.Length} {nameof(DataViewTypeAttribute)}s; one is allowed.");
        if (attributes.Length == 1)
            attributes[0].Register();
    }
}
