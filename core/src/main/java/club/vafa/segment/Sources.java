package club.vafa.segment;

/** Where a query reads from: of all members the read models, of one member what these are made of, so that it is true at this moment. */
enum Sources {
  ALL {
    @Override
    String facts() {
      return "segment_facts";
    }

    @Override
    String purchases() {
      return "segment_purchase";
    }

    @Override
    String items() {
      return "segment_item";
    }

    @Override
    String of(String column) {
      return "true";
    }
  },
  ONE {
    @Override
    String facts() {
      return "(" + FactsSql.facts("m.id = " + PERSON) + ")";
    }

    @Override
    String purchases() {
      return "(" + FactsSql.purchases(of("p.member_id")) + ")";
    }

    @Override
    String items() {
      return "(" + FactsSql.items(of("p.member_id")) + ")";
    }

    @Override
    String of(String column) {
      return column + " in (select person_ids(" + PERSON + "))";
    }
  };

  /** The person whom the member's id stands for. */
  private static final String PERSON = "(select coalesce(w.merged_into, w.id) from member w where w.id = :segmentMember)";

  abstract String facts();

  abstract String purchases();

  abstract String items();

  /** What narrows a table that has no read model to the rows in question. */
  abstract String of(String column);
}
